#pragma once

namespace portcullis {

//! Makes the files of resources.qrc readable. The linker drops those of a static library unless
//! they are asked for.
void initProgramResources();

} // namespace portcullis
