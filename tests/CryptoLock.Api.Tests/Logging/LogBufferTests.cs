using System.Globalization;
using System.Text;
using CryptoLock.Api.Logging;
using Serilog.Events;
using Serilog.Formatting.Display;
using Serilog.Parsing;

namespace CryptoLock.Api.Tests.Logging;

/// <summary>A batch is one write, whatever its length.</summary>
[TestFixture]
internal sealed class LogBufferTests
{
    private WriteCounter _file = null!;

    [SetUp]
    public void Open() => _file = new WriteCounter();

    [TearDown]
    public void Close() => _file.Dispose();

    [Test]
    public void OnFileOpened_HandsNothingOnBeforeItIsFlushed_AndThenAllAtOnce()
    {
        using var buffered = new LogFileBuffer().OnFileOpened("a.clef", _file, Encoding.UTF8);

        for (var line = 0; line < 100; line++)
        {
            buffered.Write(new byte[400]);
        }

        Assert.That(_file.Writes, Is.Zero);
        buffered.Flush();
        Assert.That((_file.Writes, _file.Length), Is.EqualTo((1, 40_000L)));
    }

    [Test]
    public void Emit_WritesTheWholeTextAtOnce_AsUtf8()
    {
        using var sink = new StreamSink(new MessageTemplateTextFormatter("{Message:l}", CultureInfo.InvariantCulture), _file);
        var text = new string('ã', 10_000);

        sink.Emit(new(DateTimeOffset.UnixEpoch, LogEventLevel.Information, null, new MessageTemplateParser().Parse(text), []));

        Assert.That((_file.Writes, Encoding.UTF8.GetString(_file.ToArray())), Is.EqualTo((1, text)));
    }

    private sealed class WriteCounter : MemoryStream
    {
        public int Writes { get; private set; }

        // Spans come here, too.
        public override void Write(byte[] buffer, int offset, int count)
        {
            Writes++;
            base.Write(buffer, offset, count);
        }
    }
}
