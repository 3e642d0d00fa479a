# Headers of others that many of our files include, read once for all of them: that halves the time of
# a build. An include that a file of ours lacks is not noticed with them, so some builds are without:
# - those with clang, which wants each macro to be the same in all files that share them;
# - those with a cache of the compiler (CMAKE_CXX_COMPILER_LAUNCHER), which would keep no file then.
if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "GNU" OR CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_DISABLE_PRECOMPILE_HEADERS ON)
endif()

set(PRECOMPILED_BRIDGE
    <algorithm> <array> <chrono> <deque> <functional> <map> <memory> <optional> <string> <variant> <vector>
    <QByteArray> <QDateTime> <QElapsedTimer> <QFile> <QFileInfo> <QHash> <QHostAddress> <QList> <QObject>
    <QPointer> <QRegularExpression> <QSet> <QSslError> <QString> <QStringList> <QTcpSocket> <QTimer> <QUrl>
    <nlohmann/json.hpp>)
set(PRECOMPILED_APP ${PRECOMPILED_BRIDGE}
    <QAbstractTableModel> <QApplication> <QCheckBox> <QComboBox> <QDialog> <QDir> <QFrame> <QHBoxLayout>
    <QHeaderView> <QLabel> <QLineEdit> <QMessageBox> <QPushButton> <QScrollArea> <QTabWidget> <QTableView>
    <QThread> <QVBoxLayout> <QWidget>
    <QWebChannel> <QWebEnginePage> <QWebEngineProfile> <QWebEngineUrlRequestInterceptor>
    <QWebEngineUrlRequestJob> <QWebEngineUrlSchemeHandler> <QWebEngineView>)
set(PRECOMPILED_TESTS <QDir> <QProcess> <QSignalSpy> <QTcpServer> <QTemporaryDir> <QTest> <QThread>
    ${CMAKE_SOURCE_DIR}/tests/support/patience.h)
