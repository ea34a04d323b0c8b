using CryptoLock.Application.Conversations.ReceiveMessage;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Application.Tests.Conversations.ReceiveMessage;

[TestFixture]
internal sealed class ReceiveMessageCommandValidatorTests
{
    private static readonly ReceiveMessageCommand Valid = new("SM1", "a", "b", null, null, new MessageContent(""));

    private readonly ReceiveMessageCommandValidator _validator = new();

    [TestCase("SM00000000000000000000000000000001", true)]
    [TestCase("a", true)]
    [TestCase("sim_01-x", true)]
    [TestCase("1234567890123456789012345678901234567890123456789012345678901234", true)]
    [TestCase("12345678901234567890123456789012345678901234567890123456789012345", false)]
    [TestCase("", false)]
    [TestCase(null, false)]
    [TestCase("SM 1", false)]
    [TestCase("SM1\n", false)]
    [TestCase("SM1\0", false)]
    [TestCase("SMé", false)]
    [TestCase("SM٣", false)]
    public void Validate_TheProvidersId(string? id, bool expected) =>
        Assert.That(_validator.Validate(Valid with { ProviderId = id }).IsValid, Is.EqualTo(expected));

    [TestCase("whatsapp:+15005550006", true)]
    [TestCase("whatsapp:US.1A2B3C4D5E6F", true)]
    [TestCase("+15005550006", true)]
    [TestCase("", false)]
    [TestCase(null, false)]
    [TestCase("whatsapp: 15005550006", false)]
    [TestCase("a\0", false)]
    [TestCase("a👋", false)]
    public void Validate_TheAddresses(string? address, bool expected)
    {
        Assert.That(_validator.Validate(Valid with { From = address }).IsValid, Is.EqualTo(expected));
        Assert.That(_validator.Validate(Valid with { To = address }).IsValid, Is.EqualTo(expected));
    }

    [Test]
    public void Validate_WhenEverythingIsBad_NamesTwiliosFieldsAndNoValue()
    {
        var result = _validator.Validate(new ReceiveMessageCommand("bad id", "bad from", "bad to", null, null, Valid.Content));

        string[] fields = ["MessageSid", "From", "To"];
        Assert.That(result.Errors.Select(e => e.PropertyName), Is.EqualTo(fields));
        Assert.That(result.Errors.Select(e => e.ErrorMessage.Split(' ')[0]), Is.EqualTo(fields));
        Assert.That(result.Errors.Select(e => e.ErrorMessage), Has.None.Contains("bad"));
    }

    [Test]
    public void Validate_WithoutContent_IsInvalid() =>
        Assert.That(_validator.Validate(Valid with { Content = null! }).IsValid, Is.False);
}
