namespace CryptoLock.Infrastructure.Tests.Processing.SendGate;

/// <summary>
/// Runs several actors so that only one moves at a time, and always from one gate to its next. A schedule decides who: the
/// same schedule is the same interleaving.
/// </summary>
internal sealed class Turnstile
{
    private readonly AsyncLocal<Actor?> _current = new();

    /// <summary>Waits until the schedule lets the calling actor on; at once for whoever is no actor.</summary>
    public Task PassAsync() => _current.Value?.ParkAsync() ?? Task.CompletedTask;

    public async Task RunAsync(IEnumerable<Func<Task>> works, IReadOnlyList<int> schedule)
    {
        List<Actor> actors = [.. works.Select(work => new Actor(work, _current))];
        for (var turn = 0; actors.FindAll(a => !a.IsDone) is { Count: > 0 } live; turn++)
        {
            await live[schedule[turn % schedule.Count] % live.Count].StepAsync();
        }

        await Task.WhenAll(actors.ConvertAll(a => a.Completion));
    }

    private sealed class Actor(Func<Task> work, AsyncLocal<Actor?> current)
    {
        private TaskCompletionSource _parked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private TaskCompletionSource _resume = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Task? _task;

        public bool IsDone => _task is { IsCompleted: true };

        public Task Completion => _task ?? Task.CompletedTask;

        public Task ParkAsync()
        {
            var resume = _resume = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _parked.SetResult();
            return resume.Task;
        }

        public async Task StepAsync()
        {
            var parked = _parked = new(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_task is null)
            {
                _task = Task.Run(StartAsync);
            }
            else
            {
                _resume.SetResult();
            }

            await Task.WhenAny(parked.Task, _task);
        }

        private Task StartAsync()
        {
            current.Value = this;
            return work();
        }
    }
}
