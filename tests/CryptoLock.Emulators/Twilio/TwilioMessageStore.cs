using System.Collections.Concurrent;

namespace CryptoLock.Emulators.Twilio;

/// <summary>Finds accepted messages by sid and by recipient.</summary>
internal sealed class TwilioMessageStore
{
    private readonly ConcurrentDictionary<string, TwilioMessage> _bySid = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<TwilioMessage>> _byRecipient = new(StringComparer.Ordinal);
    private readonly List<TwilioMessage> _all = [];
    private readonly Lock _gate = new();

    /// <summary>Stores what the factory makes of the next sequence number.</summary>
    public TwilioMessage Add(Func<long, TwilioMessage> accept, Action<TwilioMessage> journal)
    {
        lock (_gate)
        {
            var message = accept(_all.Count + 1);
            _all.Add(message);
            _bySid[message.Sid] = message;
            if (!_byRecipient.TryGetValue(message.To, out var list))
            {
                _byRecipient[message.To] = list = [];
            }

            list.Add(message);
            journal(message);
            return message;
        }
    }

    public TwilioMessage? Find(string? sid) =>
        sid is not null && _bySid.TryGetValue(sid, out var message) && !message.IsDeleted ? message : null;

    /// <summary>Messages that pass, newest first.</summary>
    public List<TwilioMessage> List(string? to, Func<TwilioMessage, bool> passes, int count)
    {
        lock (_gate)
        {
            var source = to is null ? _all : _byRecipient.GetValueOrDefault(to, []);
            var found = new List<TwilioMessage>();
            for (var i = source.Count - 1; i >= 0 && found.Count < count; i--)
            {
                if (!source[i].IsDeleted && passes(source[i]))
                {
                    found.Add(source[i]);
                }
            }

            return found;
        }
    }
}
