// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "signin/permissions_note.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

QLabel* text(const QString& words)
{
    auto* label = new QLabel(words);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QLabel* strong(const QString& words)
{
    QLabel* label = text(words);
    QFont font = label->font();
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    return label;
}

} // namespace

PermissionsNote::PermissionsNote(QWidget* parent)
    : QWidget(parent)
{
    auto* fineGrained = new QPushButton(u"Make a &fine-grained token…"_s);
    fineGrained->setObjectName(u"fineGrainedPage"_s);
    fineGrained->setAutoDefault(false);
    auto* classic = new QPushButton(u"Make a c&lassic token…"_s);
    classic->setObjectName(u"classicPage"_s);
    classic->setAutoDefault(false);
    connect(fineGrained, &QPushButton::clicked, this, [this] { Q_EMIT pageRequested(Page::FineGrained); });
    connect(classic, &QPushButton::clicked, this, [this] { Q_EMIT pageRequested(Page::Classic); });

    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, 6, 0, 0);
    layout->setColumnStretch(0, 1);
    layout->addWidget(strong(u"Fine-grained: the least it needs"_s), 0, 0);
    layout->addWidget(text(u"Metadata: read. Contents: read. Actions: read and write; read alone is enough to watch. "
                           u"GitHub cannot give Checks to fine-grained tokens, so annotations of private repositories "
                           u"stay out."_s),
                      1, 0);
    layout->addWidget(fineGrained, 0, 1, 2, 1, Qt::AlignVCenter);
    layout->addWidget(strong(u"Classic"_s), 2, 0);
    layout->addWidget(text(u"The scope repo. It may do more than Signalbox needs."_s), 3, 0);
    layout->addWidget(classic, 2, 1, 2, 1, Qt::AlignVCenter);
}

} // namespace signalbox::views
