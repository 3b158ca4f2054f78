"""How fast drill is, as ratios that were measured side by side: `make bench`."""
