" Compiler file: :compiler afterword, then :make puts what `afterword check` finds into the quickfix list.
if exists("current_compiler")
  finish
endif
let current_compiler = "afterword"

CompilerSet makeprg=afterword\ check
CompilerSet errorformat=%f:%l:%c:\ %t%*[a-z]:\ %m,%-G%.%#
