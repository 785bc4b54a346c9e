# gblocks_embed_files(TARGET NAMESPACE FILE…): the files become a lookup `std::string_view NAMESPACE::File(std::string_view name)`
# and `NAMESPACE::FileNames()`, declared in generated/<TARGET>.h. Names are relative to the calling folder (or the file's name, if outside).
function(gblocks_embed_files target namespace)
  set(out ${CMAKE_BINARY_DIR}/generated/${target})
  add_custom_command(
    OUTPUT ${out}.cpp ${out}.h
    COMMAND ${CMAKE_COMMAND} -DTARGET=${target} -DNAMESPACE=${namespace} -DOUT=${out} -DBASE=${CMAKE_CURRENT_SOURCE_DIR}
            "-DFILES=${ARGN}" -P ${CMAKE_SOURCE_DIR}/cmake/embed_files_script.cmake
    DEPENDS ${ARGN} ${CMAKE_SOURCE_DIR}/cmake/embed_files_script.cmake
    VERBATIM)
  add_library(${target} STATIC ${out}.cpp)
  target_include_directories(${target} PUBLIC ${CMAKE_BINARY_DIR}/generated)
endfunction()
