"""Pictures that come out of watched blocks, as the network that trains makes them."""
