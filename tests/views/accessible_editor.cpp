// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accessible_walk.h"
#include "common/look.h"
#include "editor/editor_page.h"
#include "editor/graph_panel.h"
#include "editor/text_editor.h"
#include "editor/workflow_editor.h"
#include "graph/graph_node.h"
#include "writing/folder_check.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace signalbox;
using namespace signalbox::tests;
using namespace signalbox::views;
using namespace Qt::StringLiterals;

/// The editor's window, as somebody meets it who hears it or has no mouse.
class AccessibleEditor final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theWindowWithAFolderAndAFile()
    {
        const QTemporaryDir folder;
        const QString workflows = folder.filePath(u".github/workflows"_s);
        QVERIFY(QDir().mkpath(workflows));
        QFile file(workflows + u"/ci.yml"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.write("on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    strategy: {matrix: {x: [1, 2]}}\n"
                           "    neds: b\n    steps:\n      - run: make\n  b:\n    needs: a\n    uses: ./b.yml\n")
                > 0);
        file.close();
        QSettings settings(folder.filePath(u"window.ini"_s), QSettings::IniFormat);
        EditorServices services;
        services.folderCheck = writing::folderCheck(std::make_shared<const lint::Checker>());
        WorkflowEditor window(services, settings);
        window.resize(1280, 800);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        verify(window);
        window.openFolder(folder.path());
        window.open(file.fileName());
        QTRY_COMPARE(window.findChildren<GraphNodeView*>().size(), 2);
        window.page()->editor().goToLine(8);
        verify(window);
    }

private:
    static void verify(QWidget& window)
    {
        QStringList wrong = nameless(window) + sharedMnemonics(window) + silentCells(window);
        QVERIFY2(wrong.isEmpty(), qUtf8Printable(wrong.join(u"\n  "_s)));
    }
};

int main(int argc, char* argv[])
{
    QApplication application(argc, argv);
    const Look look(application);
    AccessibleEditor test;
    return QTest::qExec(&test, argc, argv);
}
#include "accessible_editor.moc"
