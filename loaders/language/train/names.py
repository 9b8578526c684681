"""Invented foreign names, so that the recogniser does not learn only the names of its treebank."""

import random

FAMILIES = {
    "slavic": (
        """Oleksiy Andriy Bohdan Dmytro Yevhen Pavlo Mykola Sergei Igor Aleksandr Nikolai Viktor
        Miroslav Zoran Dragan Goran Milan Tomasz Jaroslaw Oksana Olena Iryna Svetlana Natalia Maria
        Daria""".split(),
        """Kovalenko Bondarchuk Hrytsak Zaluzhny Petrov Sidorenko Orlov Belousov Karpov Gromyko Vuković
        Jovanović Petrović Babić Kowalczyk Nowicki Dvořák Horák Lavrenko Morozova Ivanova Shevchuk""".split(),
    ),
    "arabic": (
        """Ahmed Mahmoud Khalid Hassan Hussein Omar Yousef Abdullah Faisal Nasser Tariq Saleh Bashir
        Ibrahim Mustafa Ali Walid Samir Fatima Leila Amal Nadia""".split(),
        """al-Jabari Haddad al-Rashid Mansour Khoury al-Otaibi Saleh Barakat al-Masri Qureshi Darwish
        Hamdan al-Sudani Najjar Shalabi Zaidan""".split(),
    ),
    "persian": (
        "Reza Mohsen Javad Hamid Ebrahim Farhad Kourosh Gholam Abbas Shirin Maryam".split(),
        "Karimi Rezaei Hosseini Larijani Ahmadi Tehrani Mousavi Jafari Salehi Bagheri".split(),
    ),
    "korean": (
        "Park Kim Lee Choi Jung Kang Cho Yoon Jang Lim Han Oh".split(),
        "Min-jun Ji-hoon Sung-ho Hyun-woo Yong-chol Kwang-su Myong-guk Eun-ji Tae-yong Son-hui".split(),
    ),
    "chinese": (
        "Wang Li Zhang Liu Chen Yang Zhao Huang Zhou Wu Xu Sun Hu".split(),
        "Wei Jianguo Xiaoming Zhenhua Guangyao Lihua Yiming Kejian Meng Ning Shangfu".split(),
    ),
    "african": (
        """Kwame Abiy Tesfaye Paul Joseph Amadou Moussa Ibrahima Juma Salva Laurent Jean-Pierre Festus
        Ngozi""".split(),
        """Mensah Bekele Okonkwo Diallo Traoré Keita Kabila Nkunda Mutombo Deng Machar Odinga Zuma
        Touré""".split(),
    ),
    "south asian": (
        "Rajiv Arun Sanjay Vikram Imran Asif Nawaz Shahid Ranil Mahinda Sunita Priya".split(),
        "Sharma Singh Gupta Menon Khan Chaudhry Butt Perera Rajapaksa Nair Banerjee".split(),
    ),
    "european": (
        """Hans Jürgen Klaus Pierre François Luc Giovanni Matteo José Carlos Miguel Anders Lars Mette
        Petteri""".split(),
        """Schäfer Baumann Lefèvre Moreau Ricci Conti García Ortega Lindqvist Halvorsen Virtanen
        Papadopoulos""".split(),
    ),
    "turkic and hebrew": (
        "Mehmet Hakan Ilham Nursultan Kassym Benny Yitzhak Moshe Shimon Avi Ehud Tzipi".split(),
        "Yılmaz Demir Aliyev Mammadov Nazarov Cohen Levi Barak Ben-David Shalom Peretz".split(),
    ),
}


def invent_name(words: int, rng: random.Random) -> list[str]:
    """A name of that many words, out of one family of languages."""
    given, family = FAMILIES[rng.choice(sorted(FAMILIES))]
    if words == 1:
        return [rng.choice(family)]
    return [rng.choice(given) for _ in range(words - 1)] + [rng.choice(family)]
