namespace CryptoLock.EndToEnd.Tests.Faults;

/// <summary>The comparison itself, on hand-made runs that break one promise each: an auditor nobody has seen complain may be asleep.</summary>
[TestFixture]
internal sealed class AuditTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Session = Id(1);
    private static readonly Guid FirstTurn = Id(11);
    private static readonly Guid SecondTurn = Id(12);
    private static readonly Guid FirstReply = Id(21);
    private static readonly Guid SecondReply = Id(22);
    private static readonly LedgerPart PartOne = new(Id(31), FirstReply, 0, 4, "SM1");
    private static readonly LedgerPart PartTwo = new(Id(32), FirstReply, 1, 3, "SM2");
    private static readonly LedgerPart PartThree = new(Id(33), SecondReply, 0, 2, "SM3");

    private List<WrittenMessage> _written = null!;
    private List<LedgerMessage> _messages = null!;
    private List<LedgerReply> _replies = null!;
    private List<LedgerPart> _parts = null!;
    private List<AcceptedPart> _accepted = null!;

    /// <summary>Two messages answered together in two parts, then a third one answered by itself.</summary>
    [SetUp]
    public void GoWell()
    {
        _written = [Written("IN1", 1), Written("IN2", 2), Written("IN3", 3)];
        _messages =
        [
            new(Session, 1, "IN1", "about tk00000001", Noon, "Merged", FirstTurn),
            new(Session, 2, "IN2", "about tk00000002", Noon, "Answered", FirstTurn),
            new(Session, 4, "IN3", "about tk00000003", Noon, "Answered", SecondTurn),
        ];
        _replies =
        [
            new(FirstReply, Session, 3, "You wrote tk00000001, tk00000002.", FirstTurn, true),
            new(SecondReply, Session, 5, "You wrote tk00000003.", SecondTurn, true),
        ];
        _parts = [PartOne, PartTwo, PartThree];
        _accepted = [new(PartOne.Id, "SM1", Noon), new(PartTwo.Id, "SM2", Noon), new(PartThree.Id, "SM3", Noon)];
    }

    [Test]
    public void Compare_WhenAllWentWell_FindsNothing() => Assert.That(Findings(), Is.Empty);

    [Test]
    public void Compare_WhenAnAcknowledgedMessageIsNotStored_IsLost()
    {
        _written.Add(Written("IN4", 4));

        Assert.That(Findings(), Is.EqualTo(new[] { FindingKind.Lost }));
    }

    [Test]
    public void Compare_WhenAMessageNeverAcknowledgedIsNotStored_FindsNothing()
    {
        _written.Add(new WrittenMessage("IN4", Tokens.Make(4)));

        Assert.That(Findings(), Is.Empty);
    }

    [Test]
    public void Compare_WhenAMessageHasNoOutcome_IsLost()
    {
        _messages[0] = _messages[0] with { Outcome = null, Turn = null };

        Assert.That(Findings(), Is.EqualTo(new[] { FindingKind.Lost }));
    }

    [Test]
    public void Compare_WhenTheReplyDoesNotAnswerAMergedMessage_IsLost()
    {
        _replies[0] = _replies[0] with { Text = "You wrote tk00000002." };

        Assert.That(Findings(), Is.EqualTo(new[] { FindingKind.Lost }));
    }

    [Test]
    public void Compare_WhenTheTurnHasNoReply_IsLost()
    {
        _messages[2] = _messages[2] with { Turn = Id(19) };

        Assert.That(Findings(), Is.EqualTo(new[] { FindingKind.Lost }));
    }

    [Test]
    public void Compare_WhenAPassageOfTheDocumentationAnswers_FindsNothing()
    {
        _replies[1] = _replies[1] with { Text = "PSPM is a firewall.", IsModels = false };

        Assert.That(Findings(), Is.Empty);
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(5)]
    public void Compare_WhenAPartDidNotLeave_IsLost(int status)
    {
        _parts[1] = PartTwo with { Status = status };

        Assert.That(Findings(), Is.EqualTo(new[] { FindingKind.Lost }));
    }

    [Test]
    public void Compare_WhenTwilioNeverAcceptedASentPart_IsLost()
    {
        _accepted.RemoveAt(1);

        Assert.That(Findings(), Is.EqualTo(new[] { FindingKind.Lost }));
    }

    [Test]
    public void Compare_WhenTwoPartsClaimOneSid_IsLost()
    {
        _parts[1] = PartTwo with { ProviderId = "SM1" };

        Assert.That(Findings(), Is.EqualTo(new[] { FindingKind.Lost }));
    }

    [Test]
    public void Compare_WhenAMessageIsStoredTwice_IsDoubled()
    {
        _messages.Add(_messages[2] with { Position = 5 });
        _replies[1] = _replies[1] with { Position = 6 };

        Assert.That(Findings(), Is.EqualTo(new[] { FindingKind.Doubled }));
    }

    [Test]
    public void Compare_WhenAPartWasAcceptedTwice_IsDoubled()
    {
        _accepted.Add(new(PartThree.Id, "SM4", Noon));

        Assert.That(Findings(), Is.EqualTo(new[] { FindingKind.Doubled }));
    }

    [Test]
    public void Compare_WhenTheStoreDoesNotKnowAnAcceptedPart_IsDoubled()
    {
        _accepted.Add(new(Id(39), "SM4", Noon));

        Assert.That(Findings(), Is.EqualTo(new[] { FindingKind.Doubled }));
    }

    [Test]
    public void Compare_WhenTwoRepliesAnswerAMessage_IsDoubled()
    {
        _replies[1] = _replies[1] with { Text = "You wrote tk00000002, tk00000003." };

        Assert.That(Findings(), Is.EqualTo(new[] { FindingKind.Doubled }));
    }

    [TestCase(0, 1)]
    [TestCase(1, 2)]
    public void Compare_WhenPartsChangePlaces_IsOutOfOrder(int one, int other)
    {
        (_accepted[one], _accepted[other]) = (_accepted[other], _accepted[one]);

        Assert.That(Findings(), Is.EqualTo(new[] { FindingKind.OutOfOrder }));
    }

    [Test]
    public void Compare_WhenALaterMessageIsAnsweredFirst_IsOutOfOrder()
    {
        (_replies[0], _replies[1]) = (_replies[0] with { Position = 5 }, _replies[1] with { Position = 3 });
        (_accepted[0], _accepted[1], _accepted[2]) = (_accepted[2], _accepted[0], _accepted[1]);

        Assert.That(Findings(), Is.EqualTo(new[] { FindingKind.OutOfOrder }));
    }

    [TestCase("HandedOff", false)]
    [TestCase("Suppressed", false)]
    [TestCase("FailedToPerson", true)]
    public void Compare_WhenNothingWasSentAfterAMessage_MayBeSilence(string outcome, bool isSilence)
    {
        _messages.Add(new(Session, 6, "IN4", "about tk00000004", Noon, outcome, null));

        Assert.That(Findings(), Is.EqualTo(isSilence ? new[] { FindingKind.Silent } : []));
    }

    private FindingKind[] Findings() =>
        [.. Audit.Compare(_written, new(_messages, _replies, _parts), _accepted).Select(finding => finding.Kind)];

    private static WrittenMessage Written(string sid, int number) => new(sid, Tokens.Make(number)) { AcknowledgedAt = Noon };

    private static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
}
