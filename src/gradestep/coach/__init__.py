"""Pure rules over plan, journal and today: what home shows, what is waiting, what may be offered."""
