"""What is declared to the Caisse des Dépôts: one internal model, two profiles of its XML flux, receipts."""
