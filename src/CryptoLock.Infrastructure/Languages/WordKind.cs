namespace CryptoLock.Infrastructure.Languages;

/// <summary>What a word says about the language of its text.</summary>
internal enum WordKind
{
    /// <summary>In no list.</summary>
    Unknown,

    /// <summary>Technical or product talk of either language: says nothing.</summary>
    Neutral,

    /// <summary>A name: says nothing, and a model would guess at it.</summary>
    Name,

    /// <summary>Borrowed freely, or a name with Portuguese letters: opens a conversation, never changes its language.</summary>
    PortugueseGreeting,

    /// <summary>The same in English.</summary>
    EnglishGreeting,

    /// <summary>Portuguese, never Spanish, and of a sentence: as good as two others.</summary>
    SurePortuguese,

    /// <summary>Portuguese and not English.</summary>
    Portuguese,

    /// <summary>English, in no expression that Portuguese borrows, and of a sentence: as good as two others.</summary>
    SureEnglish,

    /// <summary>English and not Portuguese, and of a sentence: a Portuguese one does not borrow it.</summary>
    English,

    /// <summary>English, but at home in Portuguese talk of software, alone or in an expression such as "security by design".</summary>
    EnglishLoan,

    /// <summary>Spanish and not Portuguese.</summary>
    Spanish,
}
