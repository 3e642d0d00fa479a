#include "app/program_resources.h"

#include <QtGlobal>

//! Outside of the namespace, as Q_INIT_RESOURCE wants it.
static void initResources()
{
    Q_INIT_RESOURCE(resources);
}

namespace portcullis {

void initProgramResources()
{
    initResources();
}

} // namespace portcullis
