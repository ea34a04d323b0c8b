namespace CryptoLock.Emulators.Faults;

/// <summary>Arms plans from text.</summary>
internal static class FaultTextExtensions
{
    public static void Arm<TCall, TFault>(
        this FaultPlan<TCall, TFault> plan, IEnumerable<FaultText> texts, Func<FaultText, TFault> parse, int seed)
        where TFault : class, IFault<TCall>
    {
        // Everything is parsed before anything is armed, so that a bad text changes nothing.
        var faults = texts.Select(text => (Text: text, Fault: parse(text))).ToArray();
        var rates = faults.Where(f => f.Text.Rate is not null).Select(f => (f.Text.Rate!.Value, f.Fault)).ToArray();
        if (rates.Length > 0)
        {
            plan.AtRandom(seed, rates);
        }

        foreach (var (text, fault) in faults.Where(f => f.Text.Rate is null))
        {
            plan.Enqueue(Enumerable.Repeat(fault, text.Count));
        }
    }
}
