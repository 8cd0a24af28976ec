// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/merge_view.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QRadioButton>
#include <QTest>

using namespace signalbox;
using namespace signalbox::views;
using namespace Qt::StringLiterals;
using editing::Resolution;
using editing::ThreeWayMerge;

/// Both changes of a file put together in a real window, a click a conflict.
class MergeViewTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QWidget> m_window;
    QPointer<MergeView> m_view;
    QStringList m_merged;

    void open(const QString& before, const QString& mine, const QString& theirs)
    {
        m_view = new MergeView(u"ci.yml"_s, mine, ThreeWayMerge(before, mine, theirs), m_window.get());
        m_merged.clear();
        connect(m_view, &MergeView::merged, this, [this](const QString& text) { m_merged << text; });
        m_view->open();
        QVERIFY(QTest::qWaitForWindowExposed(m_view));
    }
    QPushButton* take() { return m_view->findChild<QPushButton*>(u"mergeTake"_s); }
    QString result() { return m_view->findChild<QPlainTextEdit*>(u"mergeResult"_s)->toPlainText(); }
    QRadioButton* choice(int conflict, Resolution way)
    {
        return m_view->findChild<QRadioButton*>(u"merge-%1-%2"_s.arg(conflict).arg(int(way)));
    }

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_window->resize(900, 700);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    void cleanup()
    {
        delete m_view;
        m_window.reset();
    }

    void changesThatFitTogetherTakeOneClick()
    {
        open(u"a\nb\nc\n"_s, u"A\nb\nc\n"_s, u"a\nb\nC\n"_s);
        QCOMPARE(m_view->undecided(), 0);
        QCOMPARE(result(), u"A\nb\nC\n"_s);
        take()->click();
        QCOMPARE(m_merged, QStringList{u"A\nb\nC\n"_s});
        QTRY_VERIFY(!m_view);
    }

    void eachConflictTakesAClick()
    {
        open(u"a\nb\nc\nd\ne\n"_s, u"a\nmine\nc\nmine2\ne\n"_s, u"a\ntheirs\nc\ntheirs2\ne\n"_s);
        QCOMPARE(m_view->undecided(), 2);
        QVERIFY(!take()->isEnabled());
        QVERIFY(result().contains("<<<<<<<"_L1));
        QVERIFY(m_view->findChild<QLabel*>(u"mergeWords"_s)->text().contains("2 of 2"_L1));
        choice(0, Resolution::Theirs)->click();
        QVERIFY(!take()->isEnabled());
        choice(1, Resolution::Both)->click();
        QVERIFY(take()->isEnabled());
        QCOMPARE(result(), u"a\ntheirs\nc\nmine2\ntheirs2\ne\n"_s);
        choice(1, Resolution::Mine)->click(); // thought better of it
        take()->click();
        QCOMPARE(m_merged, QStringList{u"a\ntheirs\nc\nmine2\ne\n"_s});
    }

    void bothSidesAreShownAsTheyAre()
    {
        open(u"a\n"_s, u"<b>mine</b> &amp;\n"_s, u"theirs\n"_s);
        QStringList texts;
        for (const auto* text : m_view->findChildren<QPlainTextEdit*>())
            texts << text->toPlainText();
        QVERIFY(texts.contains(u"<b>mine</b> &amp;"_s));
        QVERIFY(texts.contains(u"theirs"_s));
    }

    void theKeyboardIsEnough()
    {
        open(u"a\n"_s, u"mine\n"_s, u"theirs\n"_s);
        auto* mine = choice(0, Resolution::Mine);
        mine->setFocus();
        QTest::keyClick(mine, Qt::Key_Space);
        QCOMPARE(m_view->undecided(), 0);
        QTest::keyClick(m_view, Qt::Key_Return);
        QCOMPARE(m_merged, QStringList{u"mine\n"_s});
    }

    void escapeTakesNothing()
    {
        open(u"a\n"_s, u"mine\n"_s, u"theirs\n"_s);
        QTest::keyClick(m_view, Qt::Key_Escape);
        QTRY_VERIFY(!m_view);
        QVERIFY(m_merged.isEmpty());
    }

    void aHundredConflictsAreDecidedOneByOne()
    {
        QStringList before;
        QStringList mine;
        QStringList theirs;
        for (int line = 0; line < 100; ++line) {
            before << u"b%1"_s.arg(line) << u"same%1"_s.arg(line);
            mine << u"m%1"_s.arg(line) << u"same%1"_s.arg(line);
            theirs << u"t%1"_s.arg(line) << u"same%1"_s.arg(line);
        }
        open(before.join(u'\n'), mine.join(u'\n'), theirs.join(u'\n'));
        QCOMPARE(m_view->undecided(), 100);
        for (int conflict = 0; conflict < 100; ++conflict)
            m_view->decide(conflict, conflict % 2 ? Resolution::Mine : Resolution::Theirs);
        take()->click();
        QVERIFY(m_merged.value(0).startsWith(u"t0\nsame0\nm1\nsame1\n"_s));
    }
};

QTEST_MAIN(MergeViewTest)
#include "merge_view.moc"
