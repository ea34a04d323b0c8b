using System.Globalization;
using System.Text;
using CryptoLock.Api.Logging;
using Serilog.Events;
using Serilog.Formatting.Display;
using Serilog.Parsing;

namespace CryptoLock.Api.Tests.Logging;

[TestFixture]
internal sealed class ConsoleBatchesTests
{
    [Test]
    public async Task EmitBatch_WhenThereAreSeveralEntries_WritesThemInOrderWithOneCall()
    {
        await using var output = new CountingWriter();
        var sink = new ConsoleBatches(new MessageTemplateTextFormatter("{Message:lj};", CultureInfo.InvariantCulture), output);

        await sink.EmitBatchAsync([Entry("one"), Entry("two"), Entry("three")]);

        Assert.That(output.ToString(), Is.EqualTo("one;two;three;"));
        Assert.That(output.Writes, Is.EqualTo(1));
    }

    private static LogEvent Entry(string text) =>
        new(DateTimeOffset.UnixEpoch, LogEventLevel.Information, null, new MessageTemplateParser().Parse(text), []);

    private sealed class CountingWriter : StringWriter
    {
        public int Writes { get; private set; }

        public override Task WriteAsync(StringBuilder? value, CancellationToken cancellationToken = default)
        {
            Writes++;
            return base.WriteAsync(value, cancellationToken);
        }
    }
}
