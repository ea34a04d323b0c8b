using CryptoLock.Emulators.Gemini;
using CryptoLock.Emulators.Twilio;

namespace CryptoLock.Emulators.Cli;

/// <summary>Prints what passes. Texts and addresses are shown: both belong to whoever runs the emulators.</summary>
internal static class LiveJournal
{
    public static void Attach(TwilioEmulator twilio, GeminiEmulator gemini, TextWriter output)
    {
        var console = TextWriter.Synchronized(output);
        void Print(DateTimeOffset at, string line) => console.WriteLine($"{at:HH:mm:ss.fff} {line}");
        twilio.Journal.Messages.Added += message =>
            Print(message.CreatedAt, $"message   {message.Sid} to {message.To}: {message.Body}");
        twilio.Journal.Typing.Added += typing => Print(typing.At, $"typing    for {typing.MessageId}");
        twilio.Journal.Callbacks.Added += callback =>
            Print(callback.At, $"callback  {callback.MessageSid} {callback.Status} -> {callback.HttpStatus}");
        twilio.Journal.Requests.Added += request =>
        {
            if (request.Fault is not null || request.Status >= 400)
            {
                Print(request.At, $"refused   {request.Method} {request.Path} {request.Status} {request.Fault}");
            }
        };
        gemini.Journal.Added += request =>
        {
            var text = request.LastUserText.ReplaceLineEndings(" / ");
            Print(request.At, $"generate  {request.Model}, turns {request.Turns.Count}: {text} {request.Fault}");
        };
    }
}
