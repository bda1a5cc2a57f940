"""The candidate file of the CléA platform: 26 columns, one certified candidate a line."""
