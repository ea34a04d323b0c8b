using CryptoLock.Emulators.Cli;

namespace CryptoLock.Emulators;

/// <summary>The command line: both emulators, or one message.</summary>
internal static class Program
{
    private const string Usage = """
        Runs Twilio's and Gemini's HTTP on this machine, or plays a customer.

          (no command)  --twilio-port 5081 --gemini-port 5082 [--latency 800ms] [--callback-delay 50ms]
                        [--tunnel-to http://localhost:5080] [--strict-turns] [--quiet] [--echo]
                        [--fault twilio:reset-after*2] [--fault gemini:rate-limited=2s@5%] [--seed 7]
          send "text"   [--to-service http://localhost:5080] [--public-url https://example.com] [--path /webhook]
                        [--from whatsapp:+5511999990000] [--to whatsapp:+14155238886]
                        [--account-sid AC...] [--auth-token ...] [--twilio http://127.0.0.1:5081 [--wait 30s]]

        A fault is [operation/]name[=argument] with *count for the next calls, or @rate for a chance.
          twilio:  reset-before, reset-after, rate-limited[=2s], server-error, server-error-after, unavailable, html,
                   slow=300ms, refuse=21610, callback-late=2s, callback-doubled, callback-shuffled, callback-missing,
                   callback-failed=63016; operations: any, create (unless given), fetch, list, media, typing
          gemini:  rate-limited[=2s], daily-quota, server-error, unavailable, deadline-exceeded, model-gone,
                   invalid-key, hang, slow=2s, reset, cut, stream-error, stream-error-event, empty, no-candidates,
                   empty-object, prompt-blocked, safety, max-tokens, malformed-function-call, unknown-finish-reason,
                   garbage, html; the operation is a model's name
        """;

    private static async Task<int> Main(string[] args)
    {
        try
        {
            return args switch
            {
                ["send", .. var rest] => await SendCommand.RunAsync(rest),
                ["help" or "--help" or "-h", ..] => Help(Console.Out, 0),
                _ => await RunCommand.RunAsync(args),
            };
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            Console.Error.WriteLine(exception.Message);
            return Help(Console.Error, 2);
        }
        catch (HttpRequestException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return 1;
        }
    }

    private static int Help(TextWriter output, int exitCode)
    {
        output.WriteLine(Usage);
        return exitCode;
    }
}
