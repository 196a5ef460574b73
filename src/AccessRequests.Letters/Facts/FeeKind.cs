namespace AccessRequests.Letters.Facts;

/// <summary>What may be charged (art. 11, r. 3), and what looks as if it could.</summary>
public enum FeeKind
{
    /// <summary>A page copied or printed, at the price of the tariff.</summary>
    Page,

    /// <summary>Another medium, at the price that the tariff gives it.</summary>
    Medium,

    Transcription,

    /// <summary>What is disbursed to send the documents.</summary>
    Transmission,

    /// <summary>What a third party charges to copy them.</summary>
    ThirdParty,

    /// <summary>From file to file, without printing, copying or scanning: free of charge.</summary>
    Electronic,
}
