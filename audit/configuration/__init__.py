"""What a project, a profile and the command line ask for -> one ``Settings``, with the source of each value."""
