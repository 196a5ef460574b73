namespace AccessRequests.Pdf.Content;

internal readonly record struct Point(double X, double Y);
