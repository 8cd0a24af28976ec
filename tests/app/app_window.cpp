// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program_test.h"

using namespace Qt::StringLiterals;
using namespace signalbox;

/// What belongs to the window as a whole.
class AppWindow : public tests::ProgramTest {
    Q_OBJECT

private Q_SLOTS:
    void theAppearanceChangesAtOnceAndIsKept()
    {
        auto* appearance = window().findChild<QAction*>(u"appearanceDark"_s);
        QVERIFY(appearance);
        appearance->trigger();
        QCOMPARE(program().look().scheme(), views::Look::Scheme::Dark);
        window().saveState();
        both().start();
        QCOMPARE(program().look().scheme(), views::Look::Scheme::Dark);
        program().look().setScheme(views::Look::Scheme::FollowDesktop);
    }

    void theNotificationRulesAreReadAsTheyAreSaved()
    {
        QFile file(both().profile().noticeRulesFile());
        const auto write = [&file](const QByteArray& text) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
            file.close();
        };
        write("{\"rules\": [{\"do\": [\"shout\"]}]}");
        QTRY_VERIFY_WITH_TIMEOUT(banner()->what().contains("rule 1 shall do what is unknown"_L1), patience);
        const auto told = both().folder() + u"/told"_s;
        qputenv("SIGNALBOX_TOLD", told.toUtf8());
        write("{\"rules\": [{\"do\": [{\"command\": [\"/bin/sh\", \"-c\","
              " \"echo $SIGNALBOX_KIND $SIGNALBOX_REPOSITORY >> $SIGNALBOX_TOLD\"]}]}]}");
        QTest::qWait(500); // it is read
        server().world().push(repository(), {});
        program().accounts().lookNow();
        const auto line = "started langgraph/rust-langgraph\n"_ba;
        QTRY_VERIFY_WITH_TIMEOUT(QFile(told).exists(), patience);
        QFile heard(told);
        QVERIFY(heard.open(QIODevice::ReadOnly));
        QTRY_VERIFY_WITH_TIMEOUT(heard.seek(0) && heard.readAll().contains(line), patience);
        qunsetenv("SIGNALBOX_TOLD");
    }
};

QTEST_MAIN(AppWindow)
#include "app_window.moc"
