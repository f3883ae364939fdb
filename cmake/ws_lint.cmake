# Every gate is a ctest, so that one command meets them all. Each checker has a test with bad input,
# for a gate that cannot fail is no gate.

get_property(layers GLOBAL PROPERTY WS_LAYERS)
list(JOIN layers "\n" text)
file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/layers.txt CONTENT "${text}\n" @ONLY)

function(ws_lint name)
  add_test(NAME lint.${name} COMMAND ${ARGN} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  set_tests_properties(lint.${name} PROPERTIES TIMEOUT 600 SKIP_RETURN_CODE 77 LABELS lint
    ENVIRONMENT "PYTHONDONTWRITEBYTECODE=1")
endfunction()

function(ws_python_lint name script)
  ws_lint(${name} ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/tools/${script} ${ARGN})
endfunction()

ws_python_lint(layers check_layers.py ${PROJECT_BINARY_DIR}/layers.txt ${PROJECT_SOURCE_DIR})
ws_python_lint(format check_format.py)
ws_python_lint(size check_size.py)
ws_python_lint(words check_words.py)
ws_python_lint(links check_links.py)
ws_python_lint(lexicon compile_lexicon.py lexicon --check)
ws_python_lint(tidy check_tidy.py ${PROJECT_BINARY_DIR})
# The longest begin first. Tidy has a process for each core; what else waits beside it takes little.
set_tests_properties(lint.tidy PROPERTIES COST 1000)
ws_lint(checkers ${Python3_EXECUTABLE} -m unittest discover --start-directory tests/lint
  --pattern "*_test.py")
if(TARGET wirestem)
  add_test(NAME install.consumer COMMAND ${Python3_EXECUTABLE} -B
    ${PROJECT_SOURCE_DIR}/tests/install/install_test.py ${PROJECT_BINARY_DIR})
  set_tests_properties(install.consumer PROPERTIES TIMEOUT 300)
  add_test(NAME install.package COMMAND ${Python3_EXECUTABLE} -B
    ${PROJECT_SOURCE_DIR}/tests/install/package_test.py ${PROJECT_BINARY_DIR})
  set_tests_properties(install.package PROPERTIES TIMEOUT 300 SKIP_RETURN_CODE 77)
endif()
