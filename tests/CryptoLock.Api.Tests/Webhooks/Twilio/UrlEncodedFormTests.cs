using CryptoLock.Api.Webhooks.Twilio;
using Microsoft.AspNetCore.WebUtilities;

namespace CryptoLock.Api.Tests.Webhooks.Twilio;

[TestFixture]
internal sealed class UrlEncodedFormTests
{
    [TestCase("", "")]
    [TestCase("a=1&b=2", "a:1|b:2")]
    [TestCase("a=1&a=2&A=3", "a:1|a:2|A:3", Description = "order, repetitions and case are kept")]
    [TestCase("a=&=b", "a:|:b")]
    [TestCase("a&b=1", "a:|b:1", Description = "a field without a value is one of its own")]
    [TestCase("&&a=1&&b=2&", "a:1|b:2")]
    [TestCase("a=b=c", "a:b=c")]
    [TestCase("Body=Ol%C3%A1+mundo%2B%26%3D", "Body:Olá mundo+&=")]
    [TestCase("a%20b=%F0%9F%98%80", "a b:😀")]
    [TestCase("a=%&b=%4&c=%zz", "a:%|b:%4|c:%zz", Description = "what is no escape stays")]
    public void TryDecode_WhenWithinTheLimits_KeepsEveryFieldInOrder(string form, string expected)
    {
        Assert.That(UrlEncodedForm.TryDecode(form, 10, out var fields), Is.True);
        Assert.That(string.Join('|', fields.Select(field => $"{field.Key}:{field.Value}")), Is.EqualTo(expected));
    }

    [Test]
    public void TryDecode_WhenEveryFieldHasAValue_AgreesWithTheFrameworksReader()
    {
        var random = new Random(15);
        for (var i = 0; i < 500; i++)
        {
            var form = string.Join('&', Enumerable.Range(0, random.Next(1, 9)).Select(_ => $"{Text(random)}={Text(random)}"));
            using var reader = new FormReader(form);
            var expected = new List<KeyValuePair<string, string>>();
            while (reader.ReadNextPair() is { } field)
            {
                expected.Add(field);
            }

            Assert.That(UrlEncodedForm.TryDecode(form, 10, out var fields), Is.True);
            Assert.That(fields, Is.EqualTo(expected), form);
        }
    }

    [TestCase(10, true)]
    [TestCase(11, false)]
    public void TryDecode_WhenThereAreMoreFieldsThanAllowed_Refuses(int count, bool expected) =>
        Assert.That(UrlEncodedForm.TryDecode(string.Join('&', Enumerable.Repeat("a=1", count)), 10, out _), Is.EqualTo(expected));

    [TestCase(2_048, true)]
    [TestCase(2_049, false)]
    public void TryDecode_WhenANameIsTooLong_Refuses(int length, bool expected) =>
        Assert.That(UrlEncodedForm.TryDecode(new string('n', length) + "=1", 10, out _), Is.EqualTo(expected));

    private static string Text(Random random)
    {
        const string Letters = "ab%+2C3AF0;é ";
        return string.Create(random.Next(1, 12), random, (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = Letters[source.Next(Letters.Length)];
            }
        });
    }
}
