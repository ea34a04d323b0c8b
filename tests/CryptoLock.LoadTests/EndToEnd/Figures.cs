using System.Globalization;

namespace CryptoLock.LoadTests.EndToEnd;

/// <summary>Figures of repeated runs, shown as median, least and most.</summary>
internal sealed class Figures
{
    private readonly List<(string Name, string Format, List<double> Values)> _all = [];

    public void Add(string name, double value, string format = "N2")
    {
        var values = _all.Find(f => f.Name == name).Values;
        if (values is null)
        {
            _all.Add((name, format, values = []));
        }

        values.Add(value);
    }

    public void Print()
    {
        foreach (var (name, format, values) in _all)
        {
            values.Sort();
            string Show(double value) => value.ToString(format, CultureInfo.InvariantCulture);
            Console.WriteLine($"{name,-48} {Show(values[values.Count / 2]),10}   min {Show(values[0])}, max {Show(values[^1])} ({values.Count} runs)");
        }
    }
}
