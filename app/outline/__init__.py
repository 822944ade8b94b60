"""The network as a list: blocks, ports, wires and problems."""
