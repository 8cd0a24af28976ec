// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemView>

#include <vector>

namespace signalbox::views {

/// Shows a list as cards of one size, as many beside each other as fit, under a heading a group. The model's rows come
/// group after group; `groupRole` tells them apart. Up and down go to the card above and below, left and right to the
/// one before and after, also over the edge.
class CardGrid final : public QAbstractItemView {
    Q_OBJECT

public:
    explicit CardGrid(int groupRole, QWidget* parent = nullptr);

    QRect visualRect(const QModelIndex& index) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    QModelIndex indexAt(const QPoint& point) const override;
    void setModel(QAbstractItemModel* model) override;
    void doItemsLayout() override;
    void reset() override;

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    int horizontalOffset() const override { return 0; }
    int verticalOffset() const override;
    bool isIndexHidden(const QModelIndex&) const override { return false; }
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection& selection) const override;
    void rowsInserted(const QModelIndex& parent, int start, int end) override;
    void rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end) override;
    void updateGeometries() override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    struct Heading {
        QRect box; ///< in the content's coordinates
        QString text;
    };

    void layOut();
    int columns() const;
    QModelIndex nearest(int column, int fromRow, int step) const;

    int m_groupRole;
    std::vector<QRect> m_cards; // by row, in the content's coordinates
    std::vector<Heading> m_headings;
    int m_height = 0; // of the content
};

} // namespace signalbox::views
