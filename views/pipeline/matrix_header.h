// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>

namespace signalbox::views {

/// Headings of a matrix, painted on the card's own ground. Across, they have two levels when the model says so
/// (MatrixModel::OuterLabelRole): the upper one is written once over all columns that share it.
class MatrixHeader final : public QHeaderView {
    Q_OBJECT

public:
    explicit MatrixHeader(Qt::Orientation orientation, QWidget* parent = nullptr);

    /// Room for the longest of all headings down the side.
    int widestLabel() const;
    void setNested(bool nested);
    /// Stands the headings across on their ends when they do not fit the columns; to be called when those change.
    void fitLabels();

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
    bool viewportEvent(QEvent* event) override;

private:
    QString label(int section, int role = Qt::DisplayRole) const;
    QFont labelFont() const;
    int lineHeight() const;

    /// Height of the line of the columns' own headings.
    int labelHeight() const;

    bool m_nested = false;
    bool m_upright = false;
};

} // namespace signalbox::views
