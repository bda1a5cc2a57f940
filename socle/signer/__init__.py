"""The signer: a process that holds the keys, reads narrow requests and nothing else."""
