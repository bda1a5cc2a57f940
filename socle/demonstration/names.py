"""First names, family names and birth places met in Île-de-France, by family origin."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """`weight` and `abroad` are shares in percent; `births` are INSEE codes of communes or countries."""

    weight: int
    abroad: int
    women: tuple[str, ...]
    men: tuple[str, ...]
    families: tuple[str, ...]
    births: tuple[str, ...]


def _listed(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(","))


ORIGINS = (
    Origin(
        35,
        1,
        _listed(
            "Camille, Léa, Manon, Chloé, Émilie, Julie, Laura, Marine, Pauline, Océane, Mélanie, "
            "Céline, Sandrine, Valérie, Nathalie, Sylvie, Élodie, Aurélie, Stéphanie, "
            "Marie-Christine, Anne-Sophie, Coralie, Jennifer, Vanessa, Cindy, Morgane, Justine, "
            "Noémie, Amandine, Laëtitia, Véronique, Clara, Maëva, Ophélie"
        ),
        _listed(
            "Thomas, Nicolas, Kévin, Alexandre, Julien, Maxime, Anthony, Romain, Florian, Lucas, "
            "Théo, Dylan, Jordan, Sébastien, Christophe, Stéphane, Jérôme, David, Frédéric, "
            "Jean-Pierre, Cédric, Loïc, Mickaël, Benoît, Grégory, Quentin, Valentin, Matthieu, "
            "François, Éric, Hugo, Damien"
        ),
        _listed(
            "Martin, Bernard, Petit, Robert, Durand, Moreau, Laurent, Lefèvre, Leroy, Roux, Fournier, "
            "Girard, Mercier, Blanc, Guérin, Boyer, Chevalier, François, Legrand, Gauthier, Perrin, "
            "Robin, Clément, Morin, Nicolas, Mathieu, Dumont, Fontaine, Rousseau, Vincent, Müller, "
            "Lecomte, Barbier, Noël, Dupuis, Charpentier, Le Goff, Le Gall, Baron, Renard, Poirier, "
            "Marchand, Colin, Hamel, D’Hondt, Saint-Martin, Delattre"
        ),
        ("99131", "99140", "99109", "99132"),
    ),
    Origin(
        6,
        5,
        _listed(
            "Marie-Josée, Nadège, Mylène, Prisca, Cyrielle, Ludivine, Gladys, Murielle, Kelly, Anaïs, "
            "Axelle, Marie-Line, Jessica, Laurence, Tatiana, Mélissa, Sabrina"
        ),
        _listed(
            "Steeve, Jimmy, Teddy, Rudy, Yannick, Fabrice, Thierry, Jean-Luc, Ludovic, Mathias, "
            "Emmanuel, Cédric, Jonathan, Olivier, Patrick"
        ),
        _listed(
            "Céleste, Zébus, Lubin, Marie-Sainte, Jean-Baptiste, Hoarau, Payet, Grondin, Césaire, "
            "Montout, Bellance, Pélage, Toussaint, Coquelin, Nestor, Rosélie, Virapin, Rosier, "
            "Mirval, Duféal, Lacroix"
        ),
        ("97101", "97120", "97105", "97209", "97213", "97411", "97416", "97302", "97311", "99439"),
    ),
    Origin(
        22,
        42,
        _listed(
            "Fatima, Yasmina, Nadia, Samira, Karima, Inès, Sarah, Amina, Leïla, Khadija, Sonia, "
            "Myriam, Lina, Hanane, Naïma, Rachida, Siham, Assia, Imane, Nora, Malika, Houda, Zineb, "
            "Salma, Soraya, Farida, Hafida, Wafa"
        ),
        _listed(
            "Mohamed, Karim, Yassine, Mehdi, Sofiane, Nabil, Rachid, Bilal, Samir, Amine, Hicham, "
            "Walid, Ilyes, Abdelkader, Farid, Tarek, Hamza, Anis, Redouane, Mourad, Nassim, Zakaria, "
            "Adel, Youssef, Aziz, Kamel"
        ),
        _listed(
            "Benali, Haddad, Belkacem, Saïdi, Amrani, Mansouri, Cherif, Bouzid, Khelifi, Brahimi, "
            "Ziani, Meziane, Hamidi, Slimani, El Amrani, El Idrissi, Bennani, Tazi, Ben Salah, Ben "
            "Youssef, Trabelsi, Jaziri, Gharbi, Mejri, Boukhalfa, Ouali, Aït Ahmed, Lahlou, Naciri, "
            "Rahmani, Belhadj, Ferhat, Boudiaf, Kaddour, Toumi"
        ),
        ("99350", "99350", "99351", "99352", "99352", "99352"),
    ),
    Origin(
        16,
        48,
        _listed(
            "Aminata, Fatoumata, Mariam, Aïssatou, Kadiatou, Awa, Oumou, Coumba, Djénéba, Assa, Hawa, "
            "Rokhaya, Ramata, Sira, Salimata, Bintou, Nana, Adja, Maïmouna, Ndeye, Kany, Affoué, "
            "Akissi"
        ),
        _listed(
            "Mamadou, Ibrahima, Moussa, Ousmane, Boubacar, Abdoulaye, Cheikh, Modibo, Lassana, Adama, "
            "Souleymane, Issa, Amadou, Sékou, Demba, Bakary, Yaya, Kouassi, Koffi, Drissa, Samba"
        ),
        _listed(
            "Diallo, Traoré, Coulibaly, Diarra, Keïta, Camara, Sylla, Sow, Ba, Ndiaye, Diop, Fofana, "
            "Konaté, Koné, Touré, Bah, Barry, Sissoko, Doucouré, Kanté, Soumaré, Gueye, Faye, Sarr, "
            "Kouamé, Yao, Ouattara, Bamba, Ouédraogo, Sawadogo, Cissokho, Niakaté, Dembélé, Diakité, "
            "Mensah, Agbodjan"
        ),
        ("99335", "99335", "99341", "99341", "99326", "99326", "99330", "99336", "99345", "99327", "99331"),
    ),
    Origin(
        7,
        50,
        _listed(
            "Grâce, Merveille, Chancelle, Divine, Nadine, Solange, Prudence, Clarisse, Bénédicte, "
            "Joëlle, Espérance, Glody, Rachel, Mireille, Ruth, Fanja, Voahirana, Anrafa, Moinaécha"
        ),
        _listed(
            "Christian, Junior, Dieudonné, Exaucé, Trésor, Hervé, Rodrigue, Patrick, Fabrice, Serge, "
            "Jonathan, Guy, Blaise, Héritier, Andry, Hery, Saïd, Nassur"
        ),
        _listed(
            "Mbemba, Kabongo, Ilunga, Mukendi, Tshibangu, Nsimba, Makiese, Loemba, Mabiala, Ngoma, "
            "Mbarga, Fotso, Kamga, Tchoumi, Ngono, Essomba, Rakoto, Randria, Mzé, Soilihi, Abdou, "
            "Bakari"
        ),
        ("99312", "99312", "99324", "99322", "99322", "99333", "99397"),
    ),
    Origin(
        5,
        68,
        _listed(
            "Priya, Nisha, Tharshini, Kavitha, Anusha, Sabina, Shirin, Nasrin, Parwana, Zahra, "
            "Rukhsana, Harpreet, Simran, Lakshmi, Meera"
        ),
        _listed(
            "Suresh, Rajan, Kumar, Sivakumar, Arun, Rahman, Hasan, Imran, Ali, Farhad, Navid, "
            "Gurpreet, Manjit, Tariq, Kamal, Sanjay"
        ),
        _listed(
            "Selvarajah, Kandiah, Nadarajah, Sivalingam, Thambirajah, Rahman, Hossain, Islam, "
            "Chowdhury, Singh, Kaur, Patel, Khan, Butt, Ahmadi, Noori, Karimi, Sharma"
        ),
        ("99235", "99235", "99246", "99213", "99223", "99212"),
    ),
    Origin(
        3,
        40,
        _listed(
            "Maria, Ana, Cátia, Sónia, Isabel, Lurdes, Carla, Sandra, Paula, Mónica, Rosa, Helena, Débora"
        ),
        _listed("João, José, Carlos, Paulo, Rui, Nuno, Luís, Fernando, Hugo, Bruno, Tiago, Nelson, Manuel"),
        _listed(
            "Da Silva, Ferreira, Pereira, Dos Santos, Rodrigues, Gonçalves, De Oliveira, Lopes, "
            "Alves, Fernandes, Ribeiro, Tavares, Semedo, Monteiro, Correia, Carvalho, Teixeira, "
            "Marques"
        ),
        ("99139", "99139", "99396", "99416", "99134"),
    ),
    Origin(
        2,
        45,
        _listed("Ayşe, Elif, Fatma, Zeynep, Emine, Hatice, Merve, Özlem, Esra, Sibel, Dilan, Rojda"),
        _listed("Mehmet, Mustafa, Murat, Emre, Hasan, Ibrahim, Yusuf, Serkan, Baran, Kemal, Ümit"),
        _listed("Yılmaz, Kaya, Demir, Şahin, Çelik, Yıldız, Öztürk, Aydın, Arslan, Doğan, Kılıç, Koç"),
        ("99208",),
    ),
    Origin(
        2,
        55,
        _listed(
            "Ioana, Mihaela, Elena, Olena, Natalia, Daniela, Agnieszka, Katarzyna, Tatiana, Oksana, Viorica"
        ),
        _listed("Andrei, Ionuț, Vasile, Oleksandr, Piotr, Dmytro, Florin, Cristian, Bogdan, Serhii"),
        _listed(
            "Popescu, Ionescu, Munteanu, Rusu, Ceban, Kovalenko, Shevchenko, Bondarenko, Kowalska, "
            "Nowak, Wiśniewska, Dumitru, Petrescu, Moraru"
        ),
        ("99114", "99155", "99151", "99122"),
    ),
    Origin(
        2,
        52,
        _listed("Mei, Lina, Xiaoyan, Linh, Thu, Sophea, Jia, Hoa, Sreymom, Yun, Maly"),
        _listed("Wei, Jun, Minh, Tuan, Sokha, Hao, Long, Kevin, Alain, Bao, Rithy"),
        _listed("Chen, Wang, Lin, Zhou, Huang, Nguyen, Tran, Pham, Le, Sok, Chea, Hu, Zhang, Souvannavong"),
        ("99216", "99216", "99243", "99234", "99241"),
    ),
)
