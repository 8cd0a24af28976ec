// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/repository_list_model.h"
#include "runs/repository_delegate.h"
#include "runs/repository_list_view.h"
#include "window_samples.h"

#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace signalbox;
using namespace signalbox::tests;
using views::RepositoryListView;
using Chosen = std::optional<core::RepositoryName>;

namespace {

class Opened {
public:
    Opened()
    {
        model.apply(changeSet<core::Repository>({sampleRepository(1, u"acme/app"_s), sampleRepository(2, u"acme/lib"_s),
                                                 sampleRepository(3, u"zoo/lion"_s)}));
        view.setModel(&model);
        view.resize(240, 500);
        view.show();
        view.activateWindow();
        static_cast<void>(QTest::qWaitForWindowActive(&view));
    }

    core::ManualClock clock{start};
    lists::RepositoryListModel model;
    RepositoryListView view{clock};
    QSignalSpy choices{&view, &RepositoryListView::choiceChanged};
    QSignalSpy added{&view, &RepositoryListView::addRequested};
    QSignalSpy removed{&view, &RepositoryListView::removeRequested};
    QListView* list = view.findChild<QListView*>(u"repositories"_s);
    QLineEdit* field = view.findChild<QLineEdit*>(u"repositoryField"_s);

    void click(int row)
    {
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                          list->visualRect(list->model()->index(row, 0)).center());
    }
    Chosen lastChoice() const { return choices.last().first().value<Chosen>(); }
};

} // namespace

class RunsRepositories final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aClickChoosesOneAndEscapeAllOfThem()
    {
        Opened sut;
        sut.click(1);
        QCOMPARE(sut.lastChoice(), Chosen(nameOf(u"acme/lib"_s)));
        QTest::keyClick(sut.list, Qt::Key_Escape);
        QCOMPARE(sut.choices.size(), 2);
        QCOMPARE(sut.lastChoice(), Chosen());
        QVERIFY(!sut.view.chosen());
    }

    void theKeyboardReachesEveryRow()
    {
        Opened sut;
        sut.field->setFocus();
        QTest::keyClick(sut.field, Qt::Key_Down);
        QTest::keyClick(sut.list, Qt::Key_End);
        QCOMPARE(sut.lastChoice(), Chosen(nameOf(u"zoo/lion"_s)));
        QTest::keyClick(sut.list, Qt::Key_Delete);
        QCOMPARE(sut.removed.size(), 1);
        QCOMPARE(sut.removed.last().first().value<core::RepositoryName>(), nameOf(u"zoo/lion"_s));
    }

    void enterAddsWhatIsNotWatchedYet()
    {
        Opened sut;
        QTest::keyClicks(sut.field, u"https://github.com/new/thing"_s);
        QTest::keyClick(sut.field, Qt::Key_Return);
        QCOMPARE(sut.added.size(), 1);
        QCOMPARE(sut.added.last().first().value<core::RepositoryName>(), nameOf(u"new/thing"_s));
        QVERIFY(sut.field->text().isEmpty());
    }

    void enterGoesToWhatIsWatchedAlready()
    {
        Opened sut;
        QTest::keyClicks(sut.field, u"ACME/lib"_s);
        QTest::keyClick(sut.field, Qt::Key_Return);
        QCOMPARE(sut.added.size(), 0);
        QCOMPARE(sut.lastChoice(), Chosen(nameOf(u"acme/lib"_s)));
    }

    void whatIsNoNameAddsNothing()
    {
        Opened sut;
        QTest::keyClicks(sut.field, u"no such thing"_s);
        QTest::keyClick(sut.field, Qt::Key_Return);
        QCOMPARE(sut.added.size(), 0);
        QVERIFY(!sut.list->isVisible());
    }

    void searchingDoesNotChangeTheChoice()
    {
        Opened sut;
        sut.click(1);
        const auto before = sut.choices.size();
        QTest::keyClicks(sut.field, u"zoo"_s);
        QCOMPARE(sut.list->model()->rowCount(), 1);
        QTest::keyClick(sut.field, Qt::Key_Escape);
        QTRY_COMPARE(sut.list->currentIndex().row(), 1);
        QCOMPARE(sut.choices.size(), before);
    }

    void whenTheChosenOneGoesAllAreShown()
    {
        Opened sut;
        sut.click(1);
        sut.model.remove(account, nameOf(u"acme/lib"_s));
        core::ChangeSet gone{.account = account};
        gone.changes.emplace_back(core::RepositoryRemoved{.repository = {2}});
        sut.model.apply(gone);
        QTRY_VERIFY(!sut.view.chosen());
        QCOMPARE(sut.lastChoice(), Chosen());
        QCOMPARE(sut.view.repositories().size(), 2U);
    }

    void saysInFewWordsWhatIsWrong_data()
    {
        QTest::addColumn<core::ErrorKind>("kind");
        QTest::addColumn<QString>("words");
        QTest::newRow("offline") << core::ErrorKind::Offline << u"Offline, seen 5 minutes ago"_s;
        QTest::newRow("not found") << core::ErrorKind::NotFound << u"Not found, seen 5 minutes ago"_s;
        QTest::newRow("token") << core::ErrorKind::Unauthorized << u"Token refused, seen 5 minutes ago"_s;
        QTest::newRow("server") << core::ErrorKind::Server << u"Stale, seen 5 minutes ago"_s;
        QTest::newRow("our own doing") << core::ErrorKind::Cancelled << QString();
    }

    void saysInFewWordsWhatIsWrong()
    {
        QFETCH(core::ErrorKind, kind);
        QFETCH(QString, words);
        const core::Freshness freshness{.seenAt = start.addSecs(-300), .error = core::Error{.kind = kind}};
        QCOMPARE(views::staleText(freshness, start), words);
        QCOMPARE(views::staleText({.seenAt = start}, start), QString());
    }
};

QTEST_MAIN(RunsRepositories)
#include "runs_repositories.moc"
