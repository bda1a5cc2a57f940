"""Lists as files: CSV and XLSX that any spreadsheet opens, with the right types."""
