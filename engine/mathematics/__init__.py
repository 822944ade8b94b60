"""The mathematics that several blocks share: maps, distributions, pictures, schedules. No torch."""
