using CryptoLock.Application.DeadLetters;
using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions;

namespace CryptoLock.Infrastructure.Persistence.InMemory;

internal sealed class InMemoryDeadLetterReader(InMemoryStore store) : IDeadLetterReader
{
    public Task<Page<DeadLetter>> ListAsync(PageRequest page, CancellationToken cancellationToken) => store.UseAsync(data =>
    {
        var letters = Letters(data).OrderByDescending(l => l.At).ThenByDescending(l => l.Id).ToList();
        return new Page<DeadLetter>([.. letters.Skip(page.Offset).Take(page.Size)], letters.Count);
    });

    public Task<DeadLetter?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        store.UseAsync(data => Letters(data).SingleOrDefault(l => l.Id == id));

    private static IEnumerable<DeadLetter> Letters(InMemoryData data) => data.Latest.SelectMany(Letters);

    private static IEnumerable<DeadLetter> Letters(InMemoryConversation conversation)
    {
        var id = conversation.Session.Id;
        foreach (var turn in conversation.Turns.Where(StoredViews.IsGivenUp))
        {
            yield return StoredViews.Letter(id, turn, conversation.At(turn.ReadThrough).Inbound);
        }

        foreach (var message in conversation.Messages)
        {
            if (Array.Find(message.Parts, StoredViews.IsGivenUp) is { } lost)
            {
                yield return StoredViews.Letter(id, message.Outbound!, lost);
            }
        }
    }
}
