// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/card_layout.h"
#include "pipeline/flow_layout.h"

#include <QTest>
#include <QWidget>

using namespace signalbox::views;

namespace {

class Block final : public QWidget {
public:
    explicit Block(const QSize& size)
        : m_size(size)
    {
    }

    QSize sizeHint() const override { return m_size; }

private:
    QSize m_size;
};

} // namespace

class PipelineLayouts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cardsGoUnderTheShortestColumn()
    {
        QWidget board;
        auto* layout = new CardLayout(100, &board);
        const std::array cards{new Block({80, 90}), new Block({80, 30}), new Block({80, 40})};
        for (Block* card : cards)
            layout->addWidget(card);
        layout->setGeometry({0, 0, 240, 500});
        QCOMPARE(cards[0]->x(), 0);
        QVERIFY(cards[1]->x() > cards[0]->geometry().right());
        QCOMPARE(cards[2]->x(), cards[1]->x());
        QVERIFY(cards[2]->y() > cards[1]->geometry().bottom());
        QCOMPARE(cards[0]->width(), cards[1]->width());
        QCOMPARE(layout->heightForWidth(240), 90);
    }

    void cardsStandAboveEachOtherWhereItIsNarrow()
    {
        QWidget board;
        auto* layout = new CardLayout(100, &board);
        const std::array cards{new Block({80, 30}), new Block({80, 30})};
        for (Block* card : cards)
            layout->addWidget(card);
        layout->setGeometry({0, 0, 60, 500});
        QCOMPARE(cards[0]->width(), 60);
        QVERIFY(cards[1]->y() > cards[0]->geometry().bottom());
    }

    void aCardIsInsertedWhereItBelongs()
    {
        QWidget board;
        CardLayout layout(100, &board);
        auto* last = new Block({80, 30});
        auto* first = new Block({80, 30});
        layout.insertWidget(7, last);
        layout.insertWidget(-1, first);
        QCOMPARE(layout.itemAt(0)->widget(), first);
        QCOMPARE(layout.itemAt(1)->widget(), last);
    }

    void wordsFlowIntoTheNextLine()
    {
        QWidget line;
        auto* layout = new FlowLayout(10, &line);
        const std::array words{new Block({60, 20}), new Block({60, 20}), new Block({60, 20})};
        for (Block* word : words)
            layout->addWidget(word);
        layout->setGeometry({0, 0, 130, 100});
        QCOMPARE(words[1]->pos(), QPoint(70, 0));
        QCOMPARE(words[2]->x(), 0);
        QVERIFY(words[2]->y() >= 20);
        QVERIFY(layout->heightForWidth(130) > layout->heightForWidth(1000));
    }

    void aWordWiderThanTheLineIsCut()
    {
        QWidget line;
        auto* layout = new FlowLayout(10, &line);
        auto* word = new Block({300, 20});
        layout->addWidget(word);
        layout->setGeometry({0, 0, 100, 100});
        QCOMPARE(word->width(), 100);
    }

    void whatIsHiddenTakesNoRoom()
    {
        QWidget line;
        FlowLayout flow(10, &line);
        auto* word = new Block({60, 20});
        flow.addWidget(word);
        word->hide();
        QCOMPARE(flow.heightForWidth(100), 0);
        QWidget board;
        CardLayout cards(100, &board);
        auto* card = new Block({60, 20});
        cards.addWidget(card);
        card->hide();
        QCOMPARE(cards.heightForWidth(100), 0);
    }

    void thereIsNothingBeyondTheEnds()
    {
        FlowLayout layout(10);
        QCOMPARE(layout.itemAt(0), nullptr);
        QCOMPARE(layout.takeAt(-1), nullptr);
        QCOMPARE(layout.count(), 0);
    }
};

QTEST_MAIN(PipelineLayouts)
#include "pipeline_layouts.moc"
