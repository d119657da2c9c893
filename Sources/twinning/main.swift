import Glibc
import Terminal

exit(Program.ofProcess.run())
