"""What the command line does, a module for each subject. Each imports what it needs when it runs: nobody waits for the rest."""
