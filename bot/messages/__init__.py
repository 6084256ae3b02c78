"""Everything Klik says, one function per message, both languages side by side. Facts come in; nothing is looked up here."""
