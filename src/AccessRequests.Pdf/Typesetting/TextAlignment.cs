namespace AccessRequests.Pdf.Typesetting;

public enum TextAlignment
{
    Left,
    Center,
    Right,
}
