"""The vault: earlier states of every assessment, kept on this computer."""
