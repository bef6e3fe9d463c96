"""What can be set: settings, cadence, countries, and where they are read from."""
