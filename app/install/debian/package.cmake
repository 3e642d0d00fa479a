# The Debian package: cpack -G DEB, in the build folder. It needs no scripts of its own: the caches of
# desktop entries, MIME types, icons and manual pages have triggers on the folders that it puts files in.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME portcullis)
set(CPACK_PACKAGE_VENDOR "The Portcullis authors")
set(CPACK_PACKAGE_CONTACT "The Portcullis authors <portcullis@example.org>")
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
# The same sources depend on other packages on each Debian, so the version says which one it is for; a
# newer one has the greater version.
cmake_host_system_information(RESULT distribution QUERY DISTRIB_ID)
cmake_host_system_information(RESULT release QUERY DISTRIB_VERSION_ID)
if(distribution STREQUAL "debian" AND release)
    set(CPACK_DEBIAN_PACKAGE_VERSION ${PROJECT_VERSION}+deb${release})
endif()
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "run small web apps in a sandbox without a network")
set(CPACK_PACKAGE_DESCRIPTION
"Portcullis is a desktop program that runs other people's small web apps, each
shut in a sandboxed frame that has no network of its own. An app says what it
wants, and the user decides. What was granted goes through one gate: messages
that the program checks and turns into WebSocket connections.

It has a window, a command line for installing apps and for running them
without a display, and sample apps with a server to try them with.")

# What the program loads by name when it runs, so that no linker knows of it: the driver of its record,
# and the certificates that servers are checked by.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6sql6-sqlite, ca-certificates")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-wayland, qt6-translations-l10n, xdg-utils")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

include(CPack)
