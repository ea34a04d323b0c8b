namespace CryptoLock.Emulators.Faults;

/// <summary>
/// Decides which calls go wrong, and how: first what was queued for the next calls, then the standing rules, then chance.
/// Safe for concurrent use.
/// </summary>
/// <typeparam name="TCall">The call.</typeparam>
/// <typeparam name="TFault">The fault.</typeparam>
public sealed class FaultPlan<TCall, TFault>
    where TFault : class, IFault<TCall>
{
    private readonly Lock _gate = new();
    private readonly List<TFault> _queue = [];
    private readonly List<(Func<TCall, bool> Strikes, TFault Fault)> _rules = [];
    private readonly Dictionary<string, int> _served = [];
    private (double Rate, TFault Fault)[] _rates = [];
    private Random _chance = new(0);
    private volatile bool _armed;

    /// <summary>How often each fault struck, by its name.</summary>
    public IReadOnlyDictionary<string, int> Served
    {
        get
        {
            lock (_gate)
            {
                return new Dictionary<string, int>(_served);
            }
        }
    }

    /// <summary>How many queued faults still wait for their call.</summary>
    public int Queued
    {
        get
        {
            lock (_gate)
            {
                return _queue.Count;
            }
        }
    }

    /// <summary>Each fault strikes once: the next call that it applies to, in this order.</summary>
    /// <param name="faults">The faults.</param>
    public void Enqueue(params IEnumerable<TFault> faults)
    {
        lock (_gate)
        {
            _queue.AddRange(faults);
            _armed = true;
        }
    }

    /// <summary>The fault strikes every call that the predicate picks, until <see cref="Clear"/>.</summary>
    /// <param name="strikes">Picks calls; called under a lock, so it must be quick.</param>
    /// <param name="fault">The fault.</param>
    public void When(Func<TCall, bool> strikes, TFault fault)
    {
        lock (_gate)
        {
            _rules.Add((strikes, fault));
            _armed = true;
        }
    }

    /// <summary>Each call has this chance of each fault, from now until <see cref="Clear"/>; replaces earlier rates.</summary>
    /// <param name="seed">The same seed and the same order of calls give the same faults.</param>
    /// <param name="rates">Chances from 0 to 1; together at most 1.</param>
    /// <exception cref="ArgumentException">The chances exceed 1, or one is negative.</exception>
    public void AtRandom(int seed, params IEnumerable<(double Rate, TFault Fault)> rates)
    {
        (double Rate, TFault Fault)[] table = [.. rates];
        if (table.Any(entry => entry.Rate < 0) || table.Sum(entry => entry.Rate) > 1.000001)
        {
            throw new ArgumentException("Fault rates are between 0 and 1 and at most 1 together.", nameof(rates));
        }

        lock (_gate)
        {
            _chance = new Random(seed);
            _rates = table;
            _armed = true;
        }
    }

    /// <summary>Nothing goes wrong any more; the counts of what struck are kept.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _queue.Clear();
            _rules.Clear();
            _rates = [];
            _armed = false;
        }
    }

    /// <summary>Whether any fault may strike.</summary>
    internal bool IsArmed => _armed;

    /// <summary>The fault for this call; null when it goes well.</summary>
    internal TFault? Take(TCall call)
    {
        if (!_armed)
        {
            return null;
        }

        lock (_gate)
        {
            var fault = FromQueue(call) ?? FromRules(call) ?? FromChance(call);
            if (fault is not null)
            {
                _served[fault.Name] = _served.GetValueOrDefault(fault.Name) + 1;
            }

            return fault;
        }
    }

    private TFault? FromQueue(TCall call)
    {
        var index = _queue.FindIndex(fault => fault.AppliesTo(call));
        if (index < 0)
        {
            return null;
        }

        var fault = _queue[index];
        _queue.RemoveAt(index);
        return fault;
    }

    private TFault? FromRules(TCall call) => _rules.Find(rule => rule.Strikes(call)).Fault;

    private TFault? FromChance(TCall call)
    {
        if (_rates.Length == 0)
        {
            return null;
        }

        var roll = _chance.NextDouble();
        foreach (var (rate, fault) in _rates)
        {
            if (roll < rate)
            {
                return fault.AppliesTo(call) ? fault : null;
            }

            roll -= rate;
        }

        return null;
    }
}
