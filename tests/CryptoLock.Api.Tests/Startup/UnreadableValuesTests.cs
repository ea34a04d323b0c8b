using CryptoLock.Api.Startup;
using Microsoft.Extensions.Configuration;

namespace CryptoLock.Api.Tests.Startup;

[TestFixture]
internal sealed class UnreadableValuesTests
{
    [TestCase("X:Number", "x", "X:Number cannot be read: set a number.")]
    [TestCase("X:Wait", "x", "X:Wait cannot be read: set a time such as 00:00:01.5.")]
    [TestCase("X:Inner:Flag", "x", "X:Inner:Flag cannot be read: set true or false.")]
    [TestCase("X:Inner", "x", "X:Inner has no value of its own: set the keys below it.")]
    [TestCase("X:ByName:foo:Flag", "x", "X:ByName:foo:Flag cannot be read: set true or false.")]
    [TestCase("X:ByName:foo", "x", "X:ByName:foo has no value of its own: set the keys below it.")]
    [TestCase("X:ByName", "x", "X:ByName has no value of its own: set the keys below it.")]
    [TestCase("X:Numbers:0", "x", "X:Numbers:0 cannot be read: set a number.")]
    public void Find_WhenAValueCannotBeRead_NamesItsKey(string key, string value, string expected) =>
        Assert.That(Find(key, value), Is.EqualTo(new[] { expected }));

    [TestCase("X:Number", "1")]
    [TestCase("X:Number", "")]
    [TestCase("X:Wait", "00:00:01")]
    [TestCase("X:ByName:foo:Flag", "true")]
    [TestCase("X:Numbers:0", "1")]
    [TestCase("X:Texts", "one text, with commas")]
    [TestCase("X:Texts:0", "x")]
    public void Find_WhenItCanBeRead_FindsNothing(string key, string value) => Assert.That(Find(key, value), Is.Empty);

    private static IEnumerable<string> Find(string key, string value) => UnreadableValues
        .Find(typeof(Sample), new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build().GetSection("X"))
        .Select(failure => failure.ToString());

    private sealed class Sample
    {
        public int? Number { get; set; }

        public TimeSpan Wait { get; set; }

        public Inner Inner { get; set; } = new();

        public Dictionary<string, Inner> ByName { get; } = [];

        public IReadOnlyList<int> Numbers { get; set; } = [];

        public IReadOnlyList<string> Texts { get; set; } = [];
    }

    private sealed class Inner
    {
        public bool Flag { get; set; }
    }
}
