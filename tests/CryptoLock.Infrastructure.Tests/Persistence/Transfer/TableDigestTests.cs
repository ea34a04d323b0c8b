using CryptoLock.Infrastructure.Persistence.Transfer;

namespace CryptoLock.Infrastructure.Tests.Persistence.Transfer;

[TestFixture]
internal sealed class TableDigestTests
{
    private static readonly object?[][] Rows = [["a", 1, null, true], ["b", 2L, 0.5, new byte[] { 1 }]];

    [Test]
    public void Equals_OfTheSameRowsInAnotherOrder_IsTrue() =>
        Assert.That(Of(Rows).Equals(Of([.. Rows.Reverse()])), Is.True);

    private static object?[][][] Others =>
    [
        [],
        [Rows[0]],
        [Rows[0], Rows[1], Rows[1]],
        [["A", 1, null, true], Rows[1]],
        [["a", 1, "", true], Rows[1]],
        [["a", 1, null, false], Rows[1]],
        [["b", 1, null, true], ["a", 2L, 0.5, new byte[] { 1 }]],
    ];

    [TestCaseSource(nameof(Others))]
    public void Equals_OfOtherRows_IsFalse(params object?[][] other) => Assert.That(Of(Rows).Equals(Of(other)), Is.False);

    [Test]
    public void Equals_OfNeighboursThatShareLetters_IsFalse() => Assert.That(Of([["ab", "c"]]).Equals(Of([["a", "bc"]])), Is.False);

    private static TableDigest Of(object?[][] rows)
    {
        var digest = new TableDigest();
        foreach (var row in rows)
        {
            digest.Add(row);
        }

        return digest;
    }
}
