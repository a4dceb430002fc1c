"""Article -> what it reports: times, actors, places, quantities, and the mentions made of them."""
