using CryptoLock.Domain.Conversations;

namespace CryptoLock.Domain.Tests.Conversations;

[TestFixture]
internal sealed class CompletenessTests
{
    [TestCase("Qual é o preço do plano anual?")]
    [TestCase("qual o preço do plano")]
    [TestCase("Como instalo o PSPM no GitHub Actions")]
    [TestCase("How do I install it")]
    [TestCase("What does it cost?")]
    [TestCase("Quero contratar o plano anual.")]
    [TestCase("I want the annual plan!")]
    [TestCase("preciso de uma proposta comercial para cinquenta desenvolvedores ainda hoje")]
    [TestCase("we would like a quote covering fifty developers today")]
    [TestCase("sim")]
    [TestCase("Não")]
    [TestCase("ok")]
    [TestCase("muito obrigado")]
    [TestCase("thanks")]
    [TestCase("bom dia 😀")]
    [TestCase("👍🏽")]
    [TestCase("👨‍👩‍👧‍👦")]
    [TestCase("❤️")]
    [TestCase("obrigada ☺️")]
    [TestCase("1️⃣")]
    [TestCase("🇧🇷")]
    [TestCase("価格はいくらですか？")]
    [TestCase("(é só isso)")]
    [TestCase("ok   ")]
    public void ReadsComplete_WhenNothingMoreIsToBeExpected_IsTrue(string text) =>
        Assert.That(Completeness.ReadsComplete(new(text)), Is.True);

    [TestCase("oi")]
    [TestCase("Olá")]
    [TestCase("bom dia")]
    [TestCase("hello")]
    [TestCase("Bom dia,")]
    [TestCase("Hi there,")]
    [TestCase("eu queria saber...")]
    [TestCase("I was wondering…")]
    [TestCase("então..")]
    [TestCase("tenho duas dúvidas:")]
    [TestCase("quero o plano anual e")]
    [TestCase("quero saber o preço do")]
    [TestCase("I want the annual plan and")]
    [TestCase("it does not work because")]
    [TestCase("estou com um problema no pipeline da minha empresa porque")]
    [TestCase("meu pipeline")]
    [TestCase("my pipeline fails")]
    [TestCase("como")]
    [TestCase("primeiro -")]
    public void ReadsComplete_WhenMoreWillFollow_IsFalse(string text) =>
        Assert.That(Completeness.ReadsComplete(new(text)), Is.False);

    [TestCase("veja a tela", true)]
    [TestCase("", false)]
    public void ReadsComplete_OfAnAttachment_IsTrueWithACaption(string caption, bool expected) =>
        Assert.That(Completeness.ReadsComplete(new(caption) { Attachments = [new("u", "image/png")] }), Is.EqualTo(expected));

    [Test]
    public void ReadsComplete_OfAPressedButton_IsTrue() =>
        Assert.That(Completeness.ReadsComplete(new("meu plano") { Selection = "plan-a" }), Is.True);

    [Test]
    public void ReadsComplete_OfASharedPlace_IsTrue() =>
        Assert.That(Completeness.ReadsComplete(new(string.Empty) { Location = new(-23.5, -46.6, null, null) }), Is.True);

    [Test]
    public void ReadsComplete_OfAMessageOfAnUnknownKind_IsTrue() =>
        Assert.That(Completeness.ReadsComplete(new(string.Empty)), Is.True);
}
