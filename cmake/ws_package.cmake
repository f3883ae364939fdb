# What a user gets beside the program: the manual page and the completions, printed by the program
# itself, and a Debian package of the three (`cpack` in the build folder). The libraries and headers
# are no part of the package.
set(printed_dir ${PROJECT_BINARY_DIR}/generated/printed)
file(MAKE_DIRECTORY ${printed_dir})

# ws_printed(FILE DESTINATION ARGUMENT...): FILE holds what `wirestem ARGUMENT...` prints.
function(ws_printed file destination)
  set(out ${printed_dir}/${file})
  add_custom_command(OUTPUT ${out}
    COMMAND $<TARGET_FILE:wirestem> ${ARGN} > ${out} DEPENDS wirestem VERBATIM)
  set_property(GLOBAL APPEND PROPERTY WS_PRINTED ${out})
  get_filename_component(folder ${destination} DIRECTORY)
  get_filename_component(name ${destination} NAME)
  install(FILES ${out} DESTINATION ${folder} RENAME ${name} COMPONENT program)
endfunction()

ws_printed(wirestem.1 ${CMAKE_INSTALL_MANDIR}/man1/wirestem.1 man)
ws_printed(completions.bash ${CMAKE_INSTALL_DATADIR}/bash-completion/completions/wirestem
  completions bash)
ws_printed(completions.zsh ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions/_wirestem completions zsh)
ws_printed(completions.fish ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d/wirestem.fish
  completions fish)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE RENAME copyright COMPONENT program
  DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/wirestem)

get_property(printed GLOBAL PROPERTY WS_PRINTED)
add_custom_target(wirestem_printed ALL DEPENDS ${printed})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME wirestem)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGE_CONTACT "The Wirestem authors <wirestem@localhost>")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_COMPONENTS_ALL program)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME wirestem)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)  # what it depends on, dpkg-shlibdeps reads off the program
set(CPACK_STRIP_FILES ON)
include(CPack)
