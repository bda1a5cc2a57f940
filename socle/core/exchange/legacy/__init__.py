"""The scheme's history since 2016: organisations, accreditations and certificates of before this product."""
